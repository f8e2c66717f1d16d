/** How one is called: "Ahmed" of "Ahmed Karimi". */
export function firstNameOf(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name
}
