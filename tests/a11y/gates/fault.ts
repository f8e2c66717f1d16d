/** Something a gate found: where (a selector, a text, a state), and what is wrong in words. */
export type Fault = { rule: string; where: string; what: string }

/** One line of a failure message. */
export const faultLine = ({ rule, where, what }: Fault): string => `${rule}: ${what} (${where})`
