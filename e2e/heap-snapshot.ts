import type { CDPSession } from '@playwright/test'
import * as z from 'zod/mini'

const names = z.array(z.string())
const numbers = z.custom<number[]>(Array.isArray)
// The first type is the list of names for the numbers in the field `type`; of the rest nothing is needed.
const types = z.tuple([names], z.unknown())
const Snapshot = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: names,
      node_types: types,
      edge_fields: names,
      edge_types: types,
    }),
  }),
  nodes: numbers,
  edges: numbers,
  strings: z.custom<string[]>(Array.isArray),
})

/** One thing on the heap, known by its place in `Heap.things`. */
export type Thing = {
  /** V8's: `string`, `concatenated string`, `object`, `closure`, `synthetic`, … */
  type: string
  /** The class, or the text of a string. */
  name: string
  /** By which edges mention it. */
  id: number
  /** Bytes of its own. */
  size: number
  /** A node that is on no page any more, and that something holds on to. */
  isDetached: boolean
}

/** `type` is V8's: `property`, `context` (a variable of a closure), `internal`, `weak`, … */
export type Edge = { type: string; name: string; to: number }

export type Heap = { things: Thing[]; edgesOf: (thing: number) => Edge[] }

/** Collects what is garbage, and takes a snapshot of the rest. Thing 0 is the root. */
export async function takeSnapshot(session: CDPSession): Promise<Heap> {
  const chunks: string[] = []
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(chunk))
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  // A turn of the event loop lets finalizers run; what they let go of is garbage the second time.
  await session.send('Runtime.evaluate', { expression: '0' })
  await session.send('HeapProfiler.collectGarbage')
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  return readSnapshot(chunks.join(''))
}

/** Reads the format of `.heapsnapshot` files: flat lists of numbers, whose fields `meta` names. */
function readSnapshot(json: string): Heap {
  const { snapshot, nodes, edges, strings } = Snapshot.parse(JSON.parse(json))
  const { node_fields, node_types, edge_fields, edge_types } = snapshot.meta
  const node = {
    width: node_fields.length,
    type: node_fields.indexOf('type'),
    name: node_fields.indexOf('name'),
    id: node_fields.indexOf('id'),
    size: node_fields.indexOf('self_size'),
    edges: node_fields.indexOf('edge_count'),
    detachedness: node_fields.indexOf('detachedness'),
  }
  // Older browsers put it into the name; without either, nothing would ever be found.
  if (node.detachedness < 0) throw new Error('This snapshot does not say what is detached')
  const edge = {
    width: edge_fields.length,
    type: edge_fields.indexOf('type'),
    name: edge_fields.indexOf('name_or_index'),
    to: edge_fields.indexOf('to_node'),
  }

  const things: Thing[] = []
  const firstEdges = [0]
  for (let at = 0; at < nodes.length; at += node.width) {
    things.push({
      type: node_types[0][nodes[at + node.type] ?? -1] ?? '',
      name: strings[nodes[at + node.name] ?? -1] ?? '',
      id: nodes[at + node.id] ?? -1,
      size: nodes[at + node.size] ?? 0,
      // 1 is attached, and 0 is of everything that is no node.
      isDetached: nodes[at + node.detachedness] === 2,
    })
    firstEdges.push((firstEdges.at(-1) ?? 0) + (nodes[at + node.edges] ?? 0))
  }

  function readEdge(at: number): Edge {
    const type = edge_types[0][edges[at + edge.type] ?? -1] ?? ''
    const name = edges[at + edge.name] ?? -1
    // These two are numbered, not named.
    const numbered = type === 'element' || type === 'hidden'
    return {
      type,
      name: numbered ? String(name) : (strings[name] ?? ''),
      to: (edges[at + edge.to] ?? 0) / node.width,
    }
  }
  const edgesOf = (thing: number) => {
    const start = firstEdges[thing] ?? 0
    const end = firstEdges[thing + 1] ?? start
    return Array.from({ length: end - start }, (_, at) =>
      readEdge((start + at) * edge.width),
    )
  }
  return { things, edgesOf }
}
