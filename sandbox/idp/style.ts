/** The style sheet of the sign-in pages. One file, no script, light and dark, and it stands in forced colors. */
export const style = `
:root { color-scheme: light dark; --ground: #fbf9f5; --card: #fff; --text: #302b23; --soft: #4a4235; --line: #827767; --act: #184951; --note: #e0edee; --band: #fae6c6; --band-text: #302b23; --band-line: #a56d13 }
@media (prefers-color-scheme: dark) { :root { --ground: #171513; --card: #24211d; --text: #f0ece5; --soft: #d5cec2; --line: #878075; --act: #a6d6dc; --note: #193136; --band: #3d2c10; --band-text: #f6e7cd; --band-line: #c99a4c } }
* { box-sizing: border-box }
html { font: 112.5%/1.55 system-ui, -apple-system, 'Segoe UI', sans-serif; background: var(--ground); color: var(--text) }
body { margin: 0; overflow-wrap: anywhere }
.band { max-width: none; margin: 0; padding: .25rem 1rem; text-align: center; font-weight: 700; background: var(--band); color: var(--band-text); border-block-end: 3px dashed var(--band-line) }
.service, main { max-width: 44rem; margin-inline: auto; inline-size: calc(100% - 2rem) }
.service { margin-block: .5rem 1rem; font-weight: 600; color: var(--soft) }
main { background: var(--card); border-radius: 1rem; padding: clamp(1rem, 4vw, 2.5rem) }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .75rem }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem }
p { margin: 0 0 1rem; max-width: 38rem }
.message { background: var(--note); border-inline-start: .35rem solid var(--act); border-radius: .5rem; padding: 1rem 1.25rem; margin-block: 1.25rem }
.message p:last-child { margin: 0 }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem }
button { font: inherit; cursor: pointer; min-height: 3rem; border-radius: .6rem }
.person { display: block; width: 100%; text-align: start; padding: .75rem 1rem; background: transparent; color: inherit; border: 1px solid var(--line) }
.person:hover { background: var(--note); border-color: var(--act) }
.person strong { display: block; font-size: 1.1rem; color: var(--act); text-decoration: underline; text-underline-offset: .2em }
.cancel { margin-top: 2rem; padding: .5rem 1.5rem; background: transparent; border: 2px solid var(--act); color: var(--act); font-weight: 600 }
.cancel:hover { background: var(--note) }
a { color: var(--act); text-underline-offset: .2em }
:focus-visible { outline: 3px solid var(--text); outline-offset: 3px; box-shadow: 0 0 0 3px var(--card) }
`
