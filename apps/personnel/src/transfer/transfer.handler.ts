import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  CancelTransfer,
  EndTransferRequest,
  FindTransfers,
  FindTransfersRequest,
  GetTransfer,
  HandOnTransfer,
  HandOnTransferRequest,
  ProposeTransfer,
  ProposeTransferRequest,
  ReceiveTransfer,
  ReceiveTransferRequest,
  RefuseTransfer,
  SendTransfer,
  TransferRequest,
} from '@noivu/contracts';
import { Handles, Message, MessageContext, type Reply } from '@noivu/messaging';
import { TransferProposal } from './transfer-proposal.service';
import { TransferQuery } from './transfer.query';
import { TransferSteps } from './transfer.service';

@Controller()
export class TransferHandler {
  constructor(
    private readonly proposal: TransferProposal,
    private readonly steps: TransferSteps,
    private readonly transfers: TransferQuery,
  ) {}

  @Handles(ProposeTransfer)
  propose(@Payload() request: ProposeTransferRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.proposal.propose(request, message);
  }

  @Handles(SendTransfer)
  send(@Payload() request: TransferRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.steps.take(request, message, { verb: 'send', action: SendTransfer.audit });
  }

  @Handles(ReceiveTransfer)
  receive(@Payload() request: ReceiveTransferRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.steps.take(request, message, { verb: 'receive', action: ReceiveTransfer.audit });
  }

  @Handles(HandOnTransfer)
  handOn(@Payload() request: HandOnTransferRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.steps.take(request, message, { verb: 'hand-on', action: HandOnTransfer.audit });
  }

  @Handles(RefuseTransfer)
  refuse(@Payload() request: EndTransferRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.steps.take(request, message, { verb: 'refuse', action: RefuseTransfer.audit });
  }

  @Handles(CancelTransfer)
  cancel(@Payload() request: EndTransferRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.steps.take(request, message, { verb: 'cancel', action: CancelTransfer.audit });
  }

  @Handles(GetTransfer)
  get(@Payload() request: TransferRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.transfers.get(request, message);
  }

  @Handles(FindTransfers)
  find(@Payload() request: FindTransfersRequest, @Message() message: MessageContext): Promise<Reply> {
    return this.transfers.find(request, message);
  }
}
