/** Every address that is no page: the boundary above draws the page for it, the same as for a page that is not yours. */
export function loader(): never {
  throw new Response(null, { status: 404 })
}

export const action = loader

/** Never drawn; a route without a view would answer without the page for errors. */
export default function NotFound() {
  return null
}
