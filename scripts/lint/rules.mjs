import { relative, resolve, dirname, sep } from 'node:path'
import { mayUse, placeOf } from './subject-use.mjs'
import { subjects } from './subjects.mjs'

const isFunction = (node) =>
  node?.type === 'FunctionDeclaration' ||
  node?.type === 'ArrowFunctionExpression' ||
  node?.type === 'FunctionExpression'

/** An exported function says in a docstring what it does, its shapes and units, and where the rule comes from. */
const exportedFunctionHasDocstring = {
  meta: { type: 'suggestion', schema: [], messages: { missing: 'The exported function {{name}} has no docstring.' } },
  create: (context) => ({
    ExportNamedDeclaration(node) {
      const declared = node.declaration
      const named =
        declared?.type === 'VariableDeclaration'
          ? declared.declarations.find((one) => isFunction(one.init))?.id
          : isFunction(declared)
            ? declared.id
            : null
      if (!named) return
      const last = context.sourceCode.getCommentsBefore(node).at(-1)
      const documented = last?.type === 'Block' && last.value.startsWith('*')
      // Overloads and their implementation share the docstring of the first.
      const before = context.sourceCode.getTokenBefore(node)
      const overload = before && context.sourceCode.getNodeByRangeIndex(before.range[0])?.type === 'TSDeclareFunction'
      if (!documented && !overload) context.report({ node: named, messageId: 'missing', data: { name: named.name } })
    },
  }),
}

/** A folder under a floor is a subject, and a subject uses of another only what that has for others (subjects.mjs). */
const subjectsKeepToThemselves = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      unknown: '{{subject}} is no subject: scripts/lint/subjects.mjs has them all.',
      closed:
        '{{from}} may not use {{name}} of {{to}}: it is not among its files for others in scripts/lint/doors.mjs.',
    },
  },
  create: (context) => {
    const file = relative(context.cwd, context.filename).split(sep).join('/')
    const from = placeOf(file)
    if (from === null) return {}
    const pathOf = (name) =>
      name.startsWith('~/')
        ? `app/${name.slice(2)}`
        : relative(context.cwd, resolve(dirname(context.filename), name))
            .split(sep)
            .join('/')
    const check = ({ source }) => {
      if (typeof source?.value !== 'string' || !/^(~\/|\.)/.test(source.value)) return
      const to = placeOf(pathOf(source.value))
      if (to === null || !(to.subject in subjects) || mayUse(from, to)) return
      const data = { from: from.subject, name: to.name, to: to.subject }
      context.report({ node: source, messageId: 'closed', data })
    }
    return {
      Program(node) {
        if (!(from.subject in subjects)) context.report({ node, messageId: 'unknown', data: from })
      },
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    }
  },
}

/** Small rules of our own. */
export const insyn = {
  rules: {
    'exported-function-has-docstring': exportedFunctionHasDocstring,
    'subjects-keep-to-themselves': subjectsKeepToThemselves,
  },
}

const letters = '/[A-Za-zÅÄÖåäö]/'
const child = ':matches(JSXElement, JSXFragment) > JSXExpressionContainer'
const spoken =
  '/^(aria-label|aria-description|aria-roledescription|aria-valuetext|title|alt|placeholder|label|summary|lead|heading|hint|caption)$/'
const message = 'Text that a person reads or hears stands in locales/, in all four languages.'

/** Selectors for no-restricted-syntax: no words of the user interface in the code of routes and components. */
export const noTextInCode = [
  `JSXText[value=${letters}]`,
  `${child} > Literal[value=${letters}]`,
  `${child} > TemplateLiteral > TemplateElement[value.raw=${letters}]`,
  `${child} > ConditionalExpression > Literal[value=${letters}]`,
  `${child} > LogicalExpression > Literal[value=${letters}]`,
  `JSXAttribute[name.name=${spoken}] > Literal[value=${letters}]`,
].map((selector) => ({ selector, message }))

/** A form that changes something must say for whom it was drawn, which PostForm does; one that only asks has its address. */
export const ownFormsOnly = {
  selector: 'JSXOpeningElement[name.name="form"]:not(:has(JSXAttribute[name.name="method"][value.value="get"]))',
  message: 'Use PostForm: it carries for whom the form was drawn, and a form without that is refused.',
}
