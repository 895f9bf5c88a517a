import type { Context } from 'egg';
import { endpoints, type OperationId } from '../../contract/endpoints';

/** The path of the contract that the router matched, which names its routes by `operationId`; else `other`. */
export function findRoute(ctx: Context): string {
  const { routerName = '' } = ctx as { routerName?: string };
  return routerName in endpoints ? endpoints[routerName as OperationId].path : 'other';
}
