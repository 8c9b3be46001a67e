import { expect, test } from 'vitest'

import { aboveHostStyles } from './above-host-styles.ts'

const rest = (css: string) => aboveHostStyles(css).slice(aboveHostStyles('').length)

test.each([
  ['.a{color:red;margin:0}', '.a{color:red!important;margin:0!important}'],
  // What a selector has of colons, and a rule in a rule, is no declaration.
  [
    '.a{&:hover{color:red}b:focus{margin:0;}}',
    '.a{&:hover{color:red!important}b:focus{margin:0!important;}}',
  ],
  [
    '@layer perch.parts{@media print{.a{top:0}}}',
    '@layer perch.parts{@media print{.a{top:0!important}}}',
  ],
  ['.a{display:none!important}', '.a{display:none!important}'],
  [
    '.a{--perch-accent:red;color:var(--perch-accent)}',
    '.a{--perch-accent:red;color:var(--perch-accent)!important}',
  ],
  // A declaration that is important is none in key frames.
  [
    '@keyframes a{from{opacity:0}to{opacity:1}}.b{top:0}',
    '@keyframes a{from{opacity:0}to{opacity:1}}.b{top:0!important}',
  ],
  [
    '.a{content:";}";background:url(data:a;b{c})}',
    '.a{content:";}"!important;background:url(data:a;b{c})!important}',
  ],
  ['@layer perch.tokens,perch.base;', '@layer perch.tokens,perch.base;'],
  ['.a{-webkit-text-size-adjust:100%}', '.a{-webkit-text-size-adjust:100%!important}'],
])('%s is above what a host says', (css, above) => {
  expect(rest(css)).toBe(above)
})
