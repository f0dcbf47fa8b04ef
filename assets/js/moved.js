// Sends a reader on from an old address, with what followed it: a refresh would lose the place in the page.
location.replace(document.currentScript.dataset.to + location.search + location.hash)
