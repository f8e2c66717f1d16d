/**
 * Whether this is the deep run (`npm run test:all`, for every night): the full product of states, languages and gates,
 * every journey with and without scripts, long runs of the models. `npm test` is the same in fewer combinations.
 */
export const isDeep = process.env.INSYN_TESTS === 'all'
