import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { expect, test } from 'vitest'

// The rules tested here need no types; without them a text can be linted as if it stood at any path.
const eslint = new ESLint({
  overrideConfig: [
    {
      files: ['**/*.{ts,tsx}'],
      ...tseslint.configs.disableTypeChecked,
      languageOptions: { parserOptions: { projectService: false, project: false } },
    },
  ],
})

const rulesBroken = async (filePath, code) => {
  const [result] = await eslint.lintText(code, { filePath })
  return result.messages.map((message) => message.ruleId)
}

test.each([
  ['app/domain/x.ts', "import { z } from 'zod'\nexport const a = z", 'no-restricted-imports'],
  [
    'app/domain/x.ts',
    "import { languages } from '~/i18n/languages'\nexport const a = languages",
    'no-restricted-imports',
  ],
  ['app/domain/x.ts', "import routes from '../routes'\nexport const a = routes", 'import-x/no-restricted-paths'],
  ['app/i18n/x.ts', "import routes from '../routes'\nexport const a = routes", 'import-x/no-restricted-paths'],
  [
    'app/services/x.server.ts',
    "import routes from '~/routes'\nexport const a = routes",
    'import-x/no-restricted-paths',
  ],
  [
    'app/services/x.server.ts',
    "import { PrismaClient } from '@prisma/client'\nexport const a = PrismaClient",
    'no-restricted-imports',
  ],
  ['app/services/x.server.ts', "import { request } from 'undici'\nexport const a = request", 'no-restricted-imports'],
  [
    'app/services/x.server.ts',
    "import { redirect } from '@remix-run/node'\nexport const a = redirect",
    'no-restricted-imports',
  ],
  ['app/services/x.server.ts', 'export const a = process.env.PORT', 'no-restricted-properties'],
  ['app/services/x.server.ts', "export const a = fetch('x')", 'no-restricted-globals'],
  [
    'app/services/x.server.ts',
    'export const a = (b: unknown) => b as string',
    '@typescript-eslint/consistent-type-assertions',
  ],
  [
    'app/views/now/x.ts',
    "import { claimWords } from '~/views/claims/words'\nexport const a = claimWords",
    'insyn/subjects-keep-to-themselves',
  ],
  [
    'app/views/now/x.ts',
    "import type { ClaimWords } from '../claims/words'\nexport type A = ClaimWords",
    'insyn/subjects-keep-to-themselves',
  ],
  ['app/views/now/x.ts', "export * from '~/views/claims/words'", 'insyn/subjects-keep-to-themselves'],
  ['app/views/weather/x.ts', 'export const a = 1', 'insyn/subjects-keep-to-themselves'],
  ['app/services/x.server.ts', 'export const a: any = 1', '@typescript-eslint/no-explicit-any'],
  ['app/services/x.server.ts', '// @ts-ignore\nexport const a = 1', '@typescript-eslint/ban-ts-comment'],
  ['app/services/x.server.ts', 'export const a = () => 1', 'insyn/exported-function-has-docstring'],
  ['app/services/x.server.ts', `// ${'TO'}DO later\nexport const a = 1`, 'no-warning-comments'],
  ['app/services/x.server.ts', `export const a = 1\n${'\n'.repeat(250)}`, 'max-lines'],
  ['app/components/x.tsx', 'const a = <p>Hej</p>\nexport default a', 'no-restricted-syntax'],
  ['app/components/x.tsx', "const a = <p>{'Hej'}</p>\nexport default a", 'no-restricted-syntax'],
  ['app/components/x.tsx', 'const a = <p aria-label="Hej" />\nexport default a', 'no-restricted-syntax'],
  ['app/components/x.tsx', 'const a = <img src="/x.png" />\nexport default a', 'jsx-a11y/alt-text'],
])('%s: %s breaks %s', async (path, code, rule) => {
  expect(await rulesBroken(path, code)).toContain(rule)
})

test.each([
  ['app/database/x.server.ts', "import { PrismaClient } from '@prisma/client'\nexport const a = PrismaClient"],
  ['app/provider/x.server.ts', "import { request } from 'undici'\nexport const a = request"],
  ['app/routes/x.tsx', "import { redirect } from '@remix-run/node'\nexport const loader = () => redirect('/')"],
  ['app/platform/config.server.ts', 'export const a = process.env.PORT'],
  ['app/components/x.tsx', 'const a = <p className="hej">{1}, </p>\nexport default a'],
  ['app/services/x.server.ts', "export const a = ['x'] as const"],
  ['app/services/x.server.ts', '/** One. */\nexport const a = () => 1'],
])('%s: %s is allowed', async (path, code) => {
  expect(await rulesBroken(path, code)).toEqual([])
})
