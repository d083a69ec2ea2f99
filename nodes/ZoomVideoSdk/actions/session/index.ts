import type { Operation } from '../common/operation';
import { create } from './create.operation';
import { createToken } from './createToken.operation';
import { end } from './end.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';

/** The operations on sessions, in the order in which the editor lists them. */
export const sessionOperations: Operation[] = [create, createToken, end, get, getAll];
