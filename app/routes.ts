import { index, layout, route, type RouteConfig } from '@remix-run/route-config'

/** Every URL of the site, on one page. A new page is one row here, one file in routes/, one service and its texts. */
export default [
  // A pathless layout holds the error boundary, so that no error reaches the root document.
  layout('routes/boundary.tsx', [
    index('routes/start.tsx'),
    route('tillganglighet', 'routes/accessibility-statement.tsx'),
    route('tillganglighet/rapportera', 'routes/accessibility-report.tsx'),
    route('integritet', 'routes/privacy.tsx'),
    route('hjalp', 'routes/help.tsx'),
    route('kontakt', 'routes/contact.tsx'),
    route('sprak/:language', 'routes/language.tsx'),
    route('logga-in', 'routes/sign-in.tsx'),
    route('logga-ut', 'routes/sign-out.tsx'),
    route('utloggad', 'routes/signed-out.tsx'),
    route('session/forlang', 'routes/session-extend.tsx'),
    route('auth/callback', 'routes/auth-callback.tsx'),
    route('auth/backchannel-logout', 'routes/auth-backchannel-logout.tsx'),
    route('valj', 'routes/choose.tsx'),

    route('b/:brukareId', 'routes/now.tsx'),
    route('b/:brukareId/schema', 'routes/schedule.tsx'),
    route('b/:brukareId/schema/dag/:date', 'routes/schedule-day.tsx'),
    route('b/:brukareId/schema/vecka/:week', 'routes/schedule-week.tsx'),
    route('b/:brukareId/schema/manad/:month', 'routes/schedule-month.tsx'),
    route('b/:brukareId/pass/:providerId/:date/:shiftId', 'routes/shift.tsx'),

    route('b/:brukareId/tidrapporter', 'routes/time-reports.tsx'),
    route('b/:brukareId/tidrapporter/:month', 'routes/time-reports-month.tsx'),
    route('b/:brukareId/tidrapport/:providerId/:reportId', 'routes/time-report.tsx'),
    route('b/:brukareId/tidrapport/:providerId/:reportId/rad/:rowId', 'routes/time-report-row.tsx'),
    route('b/:brukareId/tidrapport/:providerId/:reportId/faststallande', 'routes/time-report-faststallande.tsx'),
    route('b/:brukareId/faststallanden/:month', 'routes/faststallanden.tsx'),
    route('b/:brukareId/kommentar/:providerId/:reportId', 'routes/comment.tsx'),

    route('b/:brukareId/timmar', 'routes/hours.tsx'),
    route('b/:brukareId/timmar/vecka/:week', 'routes/hours-week.tsx'),
    route('b/:brukareId/timmar/manad/:month', 'routes/hours-month.tsx'),
    route('b/:brukareId/timmar/period/:from', 'routes/hours-period.tsx'),
    route('b/:brukareId/beslut', 'routes/decisions.tsx'),

    route('b/:brukareId/invandningar', 'routes/objections.tsx'),
    route('b/:brukareId/invandningar/ny', 'routes/objection-new.tsx'),
    route('b/:brukareId/invandningar/utkast/:draftId/vad', 'routes/objection-draft-what.tsx'),
    route('b/:brukareId/invandningar/utkast/:draftId/orsak', 'routes/objection-draft-reason.tsx'),
    route('b/:brukareId/invandningar/utkast/:draftId/tid', 'routes/objection-draft-time.tsx'),
    route('b/:brukareId/invandningar/utkast/:draftId/text', 'routes/objection-draft-text.tsx'),
    route('b/:brukareId/invandningar/utkast/:draftId/kontrollera', 'routes/objection-draft-check.tsx'),
    route('b/:brukareId/invandningar/:objectionId', 'routes/objection.tsx'),
    route('b/:brukareId/invandningar/:objectionId/kvitto', 'routes/objection-receipt.tsx'),
    route('b/:brukareId/invandningar/:objectionId/ta-tillbaka', 'routes/objection-withdraw.tsx'),
    route('*', 'routes/not-found.tsx'),
  ]),
] satisfies RouteConfig
