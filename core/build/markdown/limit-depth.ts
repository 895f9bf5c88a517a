/** A node of any unist tree. */
interface TreeNode {
  readonly type: string;
  children?: TreeNode[];
}

/**
 * Flattens a tree below `maxDepth` levels, in place: a node at that level has all leaves below it as children, in order.
 *
 * It is iterative, because a deep tree overflows the stack of a recursive function.
 */
export function limitDepth(root: TreeNode, maxDepth: number): void {
  let level: TreeNode[] = [root];
  for (let depth = 0; depth < maxDepth; depth++) {
    const next: TreeNode[] = [];
    for (const node of level) {
      for (const child of node.children ?? []) if (child.children !== undefined) next.push(child);
    }
    if (next.length === 0) return;
    level = next;
  }
  for (const node of level) node.children = leavesOf(node);
}

function leavesOf(root: TreeNode): TreeNode[] {
  const leaves: TreeNode[] = [];
  const stack = [...(root.children ?? [])].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.children === undefined || node.children.length === 0) leaves.push(node);
    else for (const child of node.children.toReversed()) stack.push(child);
  }
  return leaves;
}
