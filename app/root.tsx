import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useRouteError, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { findFilledIn, notDone } from '~/auth/filled-in.server'
import { isAskedAgain } from '~/auth/fresh-sign-in.server'
import { findUser } from '~/auth/guards.server'
import type { User } from '~/auth/types'
import { sheetPlace, siteName, stylePlace } from '~/components/frame/document-title'
import { ErrorView } from '~/components/errors/error-view'
import { AskedAgain } from '~/components/forms/asked-again'
import { CarriedForm, FormOwner } from '~/components/forms/post-form'
import { MadeBy } from '~/components/frame/on-paper'
import { SessionWarning } from '~/components/frame/session-warning'
import { SiteFooter } from '~/components/frame/site-footer'
import { SiteHeader } from '~/components/frame/site-header'
import { ToldBefore } from '~/components/frame/told'
import { asksByItself } from '~/domain/live/following'
import { textsFor } from '~/i18n/texts'
import { OutageBanner } from '~/components/outages/outages'
import { sceneOf } from '~/routes/frame/open-page.server'
import { outageView, providerText } from '~/views/outages/outage'
import { TextsProvider, useTexts } from '~/i18n/context'
import { defaultLanguage, htmlLang } from '~/i18n/languages'

/** What the frame of every page needs. When it cannot be told who is signed in, public pages stand all the same. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language, nonce, requestId, enhanceUrl, sessionIdleSeconds, now: madeAt } = context.page
  const user = await findUser({ request, context }).catch(() => null)
  const told = await toldTo(user, request, context)
  const formOwner = user && context.services.signIn.owners.of(user.personId)
  const userName = user?.name ?? null
  const asksAgain = user !== null && isAskedAgain(user, madeAt)
  const outages = toldAll(request, context, user !== null)
  const frame = {
    language,
    nonce,
    requestId,
    enhanceUrl,
    sessionIdleSeconds,
    madeAt,
    userName,
    formOwner,
    asksAgain,
    outages,
  }
  return { ...frame, told: told ?? (await notDoneBy(user, { request, context })) }
}

/**
 * What stands on every page of the portal itself. That a provider does not answer stands there before one has signed in: after that
 * it is said where something is missing. The page that has all of it has no banner.
 */
function toldAll({ url }: Request, context: AppLoadContext, isSignedIn: boolean) {
  if (new URL(url).pathname === '/driftinformation') return { outages: [], silent: [] }
  const { outages: service } = context.services
  const { language, now } = context.page
  const scene = sceneOf(context)
  const silent = isSignedIn ? [] : service.providers().filter(({ silentSince }) => silentSince !== null)
  return {
    outages: service.onEveryPage(now).map((outage) => outageView(outage, language, scene)),
    silent: silent.map((one) => providerText(one, scene)),
  }
}

/** That what was pressed on this page is not done, when it waited for a fresh sign-in; null: nothing was, or it cannot be told. */
async function notDoneBy(user: User | null, args: Pick<LoaderFunctionArgs, 'request' | 'context'>) {
  const filledIn = user && (await findFilledIn(args, user).catch(() => null))
  const why = filledIn && notDone(filledIn)
  return why && { isDone: false, text: textsFor(args.context.page.language)(`frame.notDone.${why}`) }
}

/** What was done just before; null: nothing, or it cannot be told now. Looking at headers takes nothing. */
async function toldTo(user: User | null, { method, headers, url }: Request, { services, page }: AppLoadContext) {
  if (user === null || method !== 'GET' || asksByItself({ method, headers })) return null
  const thing = await services.signIn.told.take(headers.get('cookie'), user.personId, url).catch(() => null)
  return thing && { isDone: true, text: textsFor(page.language)(`frame.done.${thing}`) }
}

/** The document, around every page and around the page for errors, which may come before the loader has answered. */
export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root')
  const language = data?.language ?? defaultLanguage
  return (
    <html lang={htmlLang(language)} dir="ltr" data-color-scheme="auto" data-language={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{siteName}</title>
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <style dangerouslySetInnerHTML={{ __html: stylePlace }} />
        <style nonce={data?.nonce} data-sheet="" dangerouslySetInnerHTML={{ __html: sheetPlace }} />
        {data && <script type="module" nonce={data.nonce} src={data.enhanceUrl} />}
      </head>
      <body className="site">
        <TextsProvider language={language}>
          <SkipLink />
          <FormOwner value={data?.formOwner ?? null}>
            <AskedAgain value={data?.asksAgain ?? false}>
              <CarriedForm value={{ form: null }}>
                <MadeBy value={data ? { madeAt: data.madeAt, signedIn: data.userName } : null}>
                  {data && data.userName !== null && <SessionWarning idleSeconds={data.sessionIdleSeconds} />}
                  <SiteHeader userName={data?.userName ?? null} />
                  {data && <OutageBanner {...data.outages} />}
                  <ToldBefore value={data?.told ?? null}>{children}</ToldBefore>
                  <SiteFooter />
                </MadeBy>
              </CarriedForm>
            </AskedAgain>
          </FormOwner>
          <div role="status" id="live" className="ds-sr-only" />
        </TextsProvider>
      </body>
    </html>
  )
}

function SkipLink() {
  const t = useTexts()
  return (
    <a className="ds-skip-link" href="#innehall">
      {t('frame.skip')}
    </a>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorView error={useRouteError()} />
}
