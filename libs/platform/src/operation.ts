import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { z } from 'zod';
import type { ErrorCode } from '#libs/contracts';

/** Metadata key of what a route says about itself. */
export const OPERATION = 'wageledger:operation';

/** A header of a request or of an answer. */
export type HeaderText = {
  readonly name: string;
  readonly is: string;
  readonly schema: z.ZodType;
  readonly required?: boolean;
};

/** An answer that is no refusal. Without a schema it has no body. */
export type AnswerText = {
  readonly is: string;
  readonly schema?: z.ZodType;
  /** application/json unless told. */
  readonly contentType?: string;
  /** The same answer in another form, by content type. */
  readonly also?: Readonly<Record<string, z.ZodType>>;
  /** The route writes the body itself, and gives nothing back. */
  readonly isSent?: true;
  readonly headers?: readonly HeaderText[];
};

/** The body of a request by content type; what the schema takes (its input) is what the document says. */
export type BodyText = {
  readonly content: Readonly<Record<string, z.ZodType>>;
  /** By name; shown with every content type. Where there are none, the schemas have them. */
  readonly examples?: Readonly<Record<string, unknown>>;
  /** The body may be left out. */
  readonly optional?: boolean;
};

/**
 * What a route says about itself. From it come the OpenAPI document, the typed client and the checks of the answers in
 * tests; roles, method and path come from the route itself, and the codes that every route has need not be named.
 */
export type Operation = {
  /** The same for ever: clients are generated from it. */
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  /** The parts of the URL, by name. */
  readonly path?: Readonly<Record<string, z.ZodType>>;
  readonly query?: z.ZodObject;
  readonly headers?: readonly HeaderText[];
  readonly body?: BodyText;
  readonly answers: Readonly<Record<number, AnswerText>>;
  /** Refusals of its own. */
  readonly codes?: readonly ErrorCode[];
};

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

type BodyOf<A> = A extends { readonly isSent: true }
  ? void
  : A extends { readonly schema: infer S extends z.ZodType }
    ? DeepReadonly<z.output<S>>
    : void;

/** What the handler of an operation may give: the body of one of its answers. */
type Given<O extends Operation> = {
  [Status in keyof O['answers']]: BodyOf<O['answers'][Status]>;
}[keyof O['answers']];

/**
 * Describes a route. The compiler holds what the handler gives to the schemas of the answers; tests hold the bytes to
 * them. A route without a description keeps its service from starting, and fails the check of the documents.
 */
export function Describe<const O extends Operation>(operation: O) {
  return <Handler extends (...args: never[]) => Given<O> | Promise<Given<O>>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<Handler>,
  ): void => applyDecorators(SetMetadata(OPERATION, operation))(target, key, descriptor);
}
