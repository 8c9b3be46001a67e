/**
 * What strangers may write into any field, to become more than text: by kind. Each is put through every field that a panel or a
 * person can fill.
 */
const kinds = {
  markup: [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    '</title></style><b id=made>bold</b>',
    `<iframe srcdoc='<script>alert(1)</script>'>`,
    `' autofocus onfocus='alert(1)`,
    '<a href="javascript:alert(1)">x</a>',
    '&lt;b&gt;&amp;#x3c;b&#x3e;',
    '<!--',
    ']]><math><mtext><style><img src=x onerror=alert(1)>',
  ],
  template: [
    '{name}',
    '{count, plural, one {#} other {##}}',
    "'{'",
    '{0}',
    '<0>x</0>',
    '\u{E000}0\u{E001}',
    '${alert(1)}',
    '{{constructor.constructor("alert(1)")()}}',
    '%s%n%x',
    '$& $1 $$',
  ],
  css: [
    '</style><style>*{display:none}',
    'red;background:url(//evil.test/x)',
    'expression(alert(1))',
    '\\3c b\\3e',
  ],
  schemes: [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)//x@y.test',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    '//evil.test/x',
    'https://evil.test/x.png',
    'blob:https://evil.test/1',
    'file:///etc/passwd',
    '/\\evil.test',
    '../../sign-out',
  ],
  bidi: ['\u202Egnp.exe', '\u2066a\u2069\u2069b', '\u2067\u202Dx\u200F', 'שלום\u202Cעולם'],
  control: [
    'a\u0000b',
    '\u001B[31mred\u001B]8;;x',
    'a\u0007\u0008\u007F',
    'a\u0085b\u009B',
    'line\r\nX-Header: 1',
    'a\u2028b\u2029c',
    'pay\u200Bpal\uFEFF\u00AD',
    'a\u{E0041}\u3164b',
  ],
  prototype: [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '__proto__.polluted',
    'constructor.prototype.polluted',
  ],
  formula: [
    '=HYPERLINK("https://evil.test")',
    '+1+cmd|x!A1',
    '-2+3',
    '@SUM(A1)',
    '\t=1',
    '＝1+1',
    'a;=1',
    '"=1',
  ],
  surrogate: ['a\uD83Db', '\uDE00', '\uD800\uD800x'],
  long: ['W'.repeat(20_000), '\u202E'.repeat(2000), '<b>'.repeat(3000)],
} as const

/** Every injection, with its kind. */
export const injections: readonly { kind: string; text: string }[] = Object.entries(
  kinds,
).flatMap(([kind, texts]) => texts.map((text) => ({ kind, text })))
