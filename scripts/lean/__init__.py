"""The lean way to start Python in a browser: Pyodide's own WebAssembly, linked, started, trained and trimmed here.

Other folders use `making.make_lean`; how the parts hang together is told in `docs/about/lean-runtime.md`.
"""
