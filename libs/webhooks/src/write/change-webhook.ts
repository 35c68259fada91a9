import { Injectable } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { exceededBound, type Issuer } from '@sealtrail/access/events';
import { departmentDecider, departmentStream } from '@sealtrail/catalog/events';
import {
  type CommandMetadata,
  CommandPipeline,
  type CommandResult,
  defineWrite,
  type LoadedContext,
  liesWithin,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import type { WebhookCommand } from '../domain/webhook-commands';
import { type WebhookDecisionContext, type WebhookState, webhookDecider } from '../domain/webhook-decider';
import { webhookStream } from '../domain/webhook-events';
import { WebhookRing } from '../read/webhook-ring';
import { reject } from '../rejections';

/** Executes any command on a webhook. */
export class ChangeWebhook extends Command<CommandResult> {
  constructor(
    readonly id: string,
    readonly command: WebhookCommand,
    readonly commandMetadata: CommandMetadata,
    /** The key of the caller; `null`: the system itself. */
    readonly maker: Issuer | null,
  ) {
    super();
  }
}

type Asked = { readonly command: WebhookCommand; readonly state: WebhookState };

@Injectable()
@CommandHandler(ChangeWebhook)
export class ChangeWebhookHandler implements ICommandHandler<ChangeWebhook> {
  private readonly write = defineWrite({
    decider: webhookDecider,
    see: (maker: Issuer, asked: Asked) => this.mustBeWithin(maker, asked),
    context: (_, { command }: Pick<Asked, 'command'>) => this.context(command),
  });

  constructor(
    private readonly pipeline: CommandPipeline,
    private readonly webhooks: WebhookRing,
    private readonly streams: StreamStateCache,
  ) {}

  /** The webhook ring includes a change before the response is sent. */
  async execute({ id, command, commandMetadata, maker }: ChangeWebhook): Promise<CommandResult> {
    const request = { stream: webhookStream(id), command, commandMetadata, scope: maker };
    const result = await this.pipeline.run(this.write, request);
    await this.webhooks.catchUp();
    return result;
  }

  /** Webhooks outside of a key's region do not exist for it; no webhook reads more than the key that registers it. */
  private async mustBeWithin(maker: Issuer, { command, state }: Asked): Promise<void> {
    if (command.type !== 'RegisterWebhook') {
      if (state.status !== 'unknown' && !liesWithin(maker.region, state.region)) throw reject('webhook.not-found');
      return;
    }
    const { department } = await this.departmentOf(command.data.department);
    const bound = exceededBound(maker, command.data, department);
    if (bound !== null) throw reject('webhook.beyond-maker', { bound });
  }

  private async context(command: WebhookCommand): Promise<LoadedContext<WebhookDecisionContext>> {
    if (command.type !== 'RegisterWebhook') return { facts: { department: null, count: 0 }, revisions: {} };
    await this.webhooks.catchUp();
    const { department, revisions } = await this.departmentOf(command.data.department);
    return { facts: { department, count: this.webhooks.all().length }, revisions };
  }

  private async departmentOf(code: string | null) {
    if (code === null) return { department: null, revisions: {} };
    const stream = departmentStream(code);
    const { state, revision } = await this.streams.state(departmentDecider, stream);
    const department =
      state.status === 'unknown' ? null : { region: state.region, officials: new Set(state.officials.keys()) };
    return { department, revisions: { [stream]: String(revision) } };
  }
}
