import fc from 'fast-check'
import { isDeep } from './depth'

// The same cases in every run: nothing random decides whether it is green. The deep run looks at others every night, and says which.
if (!isDeep) fc.configureGlobal({ seed: 20261129 })
