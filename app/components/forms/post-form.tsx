import { createContext, useContext, type ComponentProps } from 'react'
import { ownFields } from '~/domain/sign-in/form-fields'
import { Hidden } from './submit-button'

const OwnerContext = createContext<string | null>(null)

/** Says for whom the page is drawn, to every form on it; the root does it once. Null: nobody is signed in. */
export const FormOwner = OwnerContext.Provider

/** The id of the form whose contents go along when the language is changed: a page has one at most. */
const carriedId = 'ifyllt'

const CarriedContext = createContext<{ form: string | null }>({ form: null })

/** Where a page says that it has a form to fill in, for the languages that come after it; the root makes one a document. */
export const CarriedForm = CarriedContext.Provider

/** The id of a form that asks for another list, for what is typed in it to go along too. It is sent nowhere by that. */
export function useCarried(): string {
  useContext(CarriedContext).form = carriedId
  return carriedId
}

/** The form that a change of language is to carry along, null when the page has none. Asked for after the page is drawn. */
export function useCarriedForm(): string | null {
  return useContext(CarriedContext).form
}

type PostFormProps = Omit<ComponentProps<'form'>, 'method'> & {
  /** It has something to fill in, which is to stand there in another language too. */
  carried?: boolean
}

/**
 * Every form that changes something. It carries a word for whom it was drawn for, so that the portal can tell when it is
 * sent by somebody else (app/auth/form-check.server.ts). The lint refuses a form that is written in another way.
 */
export function PostForm({ children, carried = false, ...form }: PostFormProps) {
  const owner = useContext(OwnerContext)
  const page = useContext(CarriedContext)
  // Nothing is hydrated, so it is said once, while rendering.
  if (carried) page.form = carriedId
  return (
    <form method="post" id={carried ? carriedId : undefined} {...form}>
      {children}
      {owner !== null && <Hidden name={ownFields.owner} value={owner} />}
    </form>
  )
}
