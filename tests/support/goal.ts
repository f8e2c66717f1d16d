/** How much slower than one that has nothing else to do a machine may be that runs all tests, two at a time. */
const slowest = 5

/**
 * What a goal in time is held to. A figure is measured by a command of its own, with nothing else running: then to the goal. In a
 * run of everything, on a machine that nobody knows, it shows that nothing waits for what is much slower, and no more.
 * @param goal in any unit of time
 * @param command what the command of the figure is given by, of the environment: undefined in a run of everything
 */
export const heldTo = (goal: number, command: string | undefined): number =>
  command === undefined ? slowest * goal : goal
