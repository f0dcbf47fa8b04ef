export const words = {
  dates: 'en-GB',
  articles: 'Articles', statements: 'Statements', events: 'Events',
  colours: 'Colours', automatic: 'Automatic', light: 'Light', dark: 'Dark',
  cite: 'Copy citation', copied: 'Copied', failed: 'Not copied',
}
