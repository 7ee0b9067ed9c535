"""The steps of a build of the site, and the checks of the pages that it makes."""
