// Each copy of React DOM on a page says here that it is one, before it draws anything.
const renderers = []
globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
  renderers,
  supportsFiber: true,
  inject: ({ version }) => renderers.push(version),
  onCommitFiberRoot() {},
  onCommitFiberUnmount() {},
  onPostCommitFiberRoot() {},
}
