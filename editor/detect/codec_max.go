package detect

// maxLayers is how many times over a text is taken to have been misread.
const maxLayers = 4
