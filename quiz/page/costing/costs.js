/**
 * What the decision module says of costs, as it comes.
 *
 * @typedef {object} Costs
 * @property {readonly { id: string, name: string }[]} ways
 * @property {readonly { title: string, rows: readonly Row[] }[]} groups
 * @property {readonly Even[]} even for each two ways, when they have cost the same
 * @property {readonly string[]} says
 * @property {readonly string[]} empty figures that count as nothing
 * @property {readonly string[]} leaves_out
 *
 * @typedef {{ label: string, cells: readonly (number | null)[] }} Row a cell for each way; null where there is nothing to divide by
 * @typedef {{ dearer_first: string, other: string, month: number | null, says: string }} Even null for never
 */
export {};
