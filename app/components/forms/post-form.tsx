import { createContext, useContext, type ComponentProps } from 'react'
import { ownFields } from '~/domain/sign-in/form-fields'
import { Hidden } from './submit-button'

const OwnerContext = createContext<string | null>(null)

/** Says for whom the page is drawn, to every form on it; the root does it once. Null: nobody is signed in. */
export const FormOwner = OwnerContext.Provider

/**
 * Every form that changes something. It carries a word for whom it was drawn for, so that the portal can tell when it is
 * sent by somebody else (app/auth/form-check.server.ts). The lint refuses a form that is written in another way.
 */
export function PostForm({ children, ...form }: Omit<ComponentProps<'form'>, 'method'>) {
  const owner = useContext(OwnerContext)
  return (
    <form method="post" {...form}>
      {children}
      {owner !== null && <Hidden name={ownFields.owner} value={owner} />}
    </form>
  )
}
