import { Outlet, useRouteError } from '@remix-run/react'
import { ErrorView } from '~/components/errors/error-view'

/** A pathless layout whose error boundary keeps every fault under the root document. */
export default function BoundaryLayout() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorView error={useRouteError()} />
}
