export const element = (name, properties, ...content) => {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...content)
  return made
}
