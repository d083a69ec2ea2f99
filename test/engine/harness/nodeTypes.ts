import type { PackageDirectoryLoader } from 'n8n-core';
import { NodeHelpers } from 'n8n-workflow';
import type { IDataObject, INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';

import { asTool } from './nodes/asTool';
import { itemsNode } from './nodes/items';

/**
 * The node types of an n8n with this one package installed, by their full names
 * (`n8n-nodes-zoom-video-sdk.zoomVideoSdkRecording`, and the same with `Tool`).
 */
export class NodeTypes implements INodeTypes {
	private readonly own = new Map<string, INodeType>([['test.items', itemsNode]]);

	constructor(private readonly loader: PackageDirectoryLoader) {}

	/** Adds a node of the test's own, under its `description.name`. */
	add(node: INodeType): void {
		this.own.set(node.description.name, node);
	}

	/** The full name of a node of the package; names with a dot are taken as they are. */
	fullName(name: string): string {
		return name.includes('.') ? name : `${this.loader.packageName}.${name}`;
	}

	getByName(nodeType: string): INodeType | IVersionedNodeType {
		const own = this.own.get(nodeType);
		if (own) return own;
		const prefix = `${this.loader.packageName}.`;
		if (!nodeType.startsWith(prefix)) throw new Error(`Unknown node type: ${nodeType}`);
		return this.loader.getNode(nodeType.slice(prefix.length)).type;
	}

	getByNameAndVersion(nodeType: string, version?: number): INodeType {
		const base = nodeType.replace(/Tool$/, '');
		const node = NodeHelpers.getVersionedNodeType(this.getByName(base), version);
		return base === nodeType ? node : asTool(node);
	}

	/** The newest version, which n8n gives to nodes that a user adds. */
	newestVersion(nodeType: string): number {
		const { version } = this.getByNameAndVersion(nodeType).description;
		return Array.isArray(version) ? Math.max(...version) : version;
	}

	getKnownTypes(): IDataObject {
		return {};
	}
}
