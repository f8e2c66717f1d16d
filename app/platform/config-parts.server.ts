import { z } from 'zod'
import { isSafeUrl } from './loopback'

/** An address that personal data is sent to. */
export const safeUrl = z
  .url()
  .refine((text) => isSafeUrl(new URL(text)), 'must be https, except to this machine (http://localhost)')
  .refine((text) => new URL(text).username === '' && new URL(text).password === '', 'must not hold a user or password')

/** The same without a slash at its end, so that a path can be put after it. */
export const baseUrl = safeUrl.transform((url) => url.replace(/\/$/, ''))
