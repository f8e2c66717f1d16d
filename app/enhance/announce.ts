/** Says something politely in the page's one live region, which is there, empty, from the beginning. */
export function announce(text: string): void {
  const region = document.getElementById('live')
  if (region) region.textContent = text
}
