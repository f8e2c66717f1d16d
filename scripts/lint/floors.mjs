/**
 * The floors of the portal: a folder of app/ may import itself and what stands in its list, never upwards.
 * A folder that is not in the table may not be imported by any of them.
 */
const floors = {
  domain: [],
  i18n: ['domain'],
  platform: ['domain', 'i18n'],
  database: ['domain', 'i18n', 'platform'],
  provider: ['domain', 'i18n', 'platform'],
  auth: ['database', 'provider', 'domain', 'i18n', 'platform'],
  views: ['domain', 'i18n'],
  services: ['views', 'auth', 'database', 'provider', 'domain', 'i18n', 'platform'],
  enhance: ['domain', 'i18n'],
  components: ['views', 'domain', 'i18n'],
  routes: ['components', 'views', 'services', 'auth', 'domain', 'i18n', 'platform'],
}

/** Files directly in app/ that the named floors may import: the shape of the load context is shared. */
const rootFilesFor = { auth: ['load-context.ts'], routes: ['load-context.ts', 'routes.ts'] }

/** Zones for import-x/no-restricted-paths, made from the table. */
export const floorZones = [
  ...Object.entries(floors).flatMap(([floor, allowed]) => {
    const forbidden = Object.keys(floors).filter((other) => other !== floor && !allowed.includes(other))
    const message = `app/${floor} may import only ${['itself', ...allowed].join(', ')}.`
    const rootFiles = (rootFilesFor[floor] ?? []).map((file) => `**/app/${file}`)
    return [
      ...(forbidden.length > 0
        ? [{ target: `./app/${floor}`, from: forbidden.map((other) => `./app/${other}`), message }]
        : []),
      { target: `./app/${floor}`, from: './app/*.{ts,tsx}', except: rootFiles, message },
    ]
  }),
  {
    target: './app',
    from: ['./sandbox', './adapters', './provider-kit', './tests', './scripts'],
    message: 'The portal knows nothing of sandbox, adapters or tests.',
  },
  {
    target: './app/components',
    from: './app/**/*.server.{ts,tsx}',
    message: 'Components draw; they get their data as props.',
  },
]

const only = (folder) => `Only ${folder} knows this package.`

/** Packages that one folder keeps to itself. `home` folders may import what `pattern` matches; nobody else in app/ may. */
export const packageHomes = [
  {
    home: ['app/database/**'],
    pattern: {
      regex: '^(@prisma/|pglite-prisma-adapter|@electric-sql/|pg$|.*database/generated)',
      message: only('app/database'),
    },
  },
  {
    home: ['app/platform/metrics*'],
    pattern: {
      regex: '^prom-client',
      message: 'Figures are counted by app/platform/metrics, whose labels hold no ids.',
    },
  },
  { home: ['app/provider/**'], pattern: { regex: '^undici', message: only('app/provider') } },
  {
    home: ['app/*.{ts,tsx}', 'app/routes/**', 'app/auth/guards*', 'app/components/**'],
    pattern: {
      regex: '^@remix-run/',
      message: 'The framework stays in routes, components, guards and the entry files.',
    },
  },
  {
    home: ['app/platform/config*'],
    pattern: { regex: '^(node:)?process$', message: 'Only app/platform/config reads the environment.' },
  },
]
