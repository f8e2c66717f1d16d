import { defineConfig, globalIgnores } from 'eslint/config'
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript'
import importX from 'eslint-plugin-import-x'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import react from 'eslint-plugin-react'
import tseslint from 'typescript-eslint'
import { floorZones, packageHomes } from './scripts/lint/floors.mjs'
import { insyn, noTextInCode, ownFormsOnly } from './scripts/lint/rules.mjs'

const tests = ['**/*.test.{ts,tsx,mjs}', 'tests/**']
const typescript = ['**/*.{ts,tsx}']

/** What a file in app/ may not import by name: every package that has its home in another folder. */
const packagesFor = (homes) => [
  'error',
  { patterns: packageHomes.filter((one) => !homes.includes(one)).map((one) => one.pattern) },
]

export default defineConfig([
  globalIgnores(['**/node_modules/', 'build/', '**/generated/', '.data/', 'test-results/', 'playwright-report/']),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  {
    name: 'insyn/every-file',
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })],
      'import-x/ignore': ['node_modules'],
    },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 250],
      'no-console': 'error',
      'no-else-return': 'error',
      'no-param-reassign': 'error',
      'no-var': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-duplicates': 'error',
      'import-x/no-self-import': 'error',
    },
  },
  {
    name: 'insyn/types',
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      // Declarations that are merged (window, the load context) must be interfaces.
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // The name is marked so that it is noticed; the sandbox on localhost is what it is for.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
      // Remix answers with a thrown Response.
      '@typescript-eslint/only-throw-error': ['error', { allow: [{ from: 'lib', name: 'Response' }, 'TypedResponse'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    name: 'insyn/floors',
    files: ['app/**/*.{ts,tsx}'],
    ignores: tests,
    plugins: { insyn },
    rules: {
      'insyn/subjects-keep-to-themselves': 'error',
      'import-x/no-restricted-paths': ['error', { zones: floorZones }],
      'no-restricted-imports': packagesFor([]),
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only app/platform/config reads the environment.' },
      ],
    },
  },
  ...packageHomes.map((own) => ({
    name: `insyn/home of ${own.pattern.regex}`,
    files: own.home,
    ignores: tests,
    rules: { 'no-restricted-imports': packagesFor([own]) },
  })),
  {
    name: 'insyn/environment',
    files: ['app/platform/config*.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    name: 'insyn/domain is pure',
    files: ['app/domain/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(?!\\.{1,2}/|~/domain/)', message: 'app/domain imports nothing outside itself.' }] },
      ],
      'no-restricted-globals': ['error', 'process', 'fetch', 'document', 'window', 'crypto'],
    },
  },
  {
    name: 'insyn/no fetch on these floors',
    files: ['app/{services,views,routes,components,database,i18n}/**/*.{ts,tsx}'],
    ignores: tests,
    rules: { 'no-restricted-globals': ['error', 'fetch'] },
  },
  {
    name: 'insyn/docstrings',
    files: [
      'app/**/*.{ts,tsx}',
      'sandbox/**/*.{ts,tsx}',
      'provider-check/**/*.ts',
      'provider-kit/**/*.ts',
      'adapters/**/*.ts',
      'scripts/**/*.mjs',
    ],
    ignores: [...tests, 'app/routes/**', 'app/*.{ts,tsx}'],
    plugins: { insyn },
    rules: { 'insyn/exported-function-has-docstring': 'error' },
  },
  {
    name: 'insyn/jsx',
    files: ['**/*.tsx'],
    extends: [jsxA11y.flatConfigs.strict],
    plugins: { react },
    settings: {
      react: { version: '18.3' },
      'jsx-a11y': {
        polymorphicPropName: 'as',
        components: { ButtonLink: 'a', Link: 'a', Button: 'button', SubmitButton: 'button' },
      },
    },
    rules: {
      'react/jsx-key': 'error',
      'react/jsx-no-duplicate-props': 'error',
      'react/jsx-no-target-blank': 'error',
      'react/no-array-index-key': 'error',
      'react/no-danger-with-children': 'error',
      'react/no-unknown-property': 'error',
      'react/no-unescaped-entities': 'error',
      'react/void-dom-elements-no-children': 'error',
      'jsx-a11y/lang': 'error',
      'jsx-a11y/no-aria-hidden-on-focusable': 'error',
      // Safari with VoiceOver forgets that a list without markers is one; role="list" brings it back.
      'jsx-a11y/no-redundant-roles': ['error', { ul: ['list'], ol: ['list'] }],
      // A named region that scrolls sideways must be reachable by keyboard.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { tags: ['section'], roles: ['region', 'group'] }],
    },
  },
  {
    name: 'insyn/no text in code',
    files: ['app/{routes,components}/**/*.tsx', 'app/root.tsx'],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', ...noTextInCode, ownFormsOnly] },
  },
  {
    name: 'insyn/the one form',
    files: ['app/components/forms/post-form.tsx'],
    rules: { 'no-restricted-syntax': ['error', ...noTextInCode] },
  },
  {
    name: 'insyn/tests',
    files: tests,
    rules: {
      // A test reads what it just made; the expectation that follows fails if it is not there.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    name: 'insyn/programs',
    files: ['scripts/**', 'sandbox/**/main.ts', 'tests/**', '*.ts', '*.js'],
    rules: { 'no-console': 'off' },
  },
  { name: 'insyn/plain JavaScript', files: ['**/*.{js,mjs}'], extends: [tseslint.configs.disableTypeChecked] },
])
