import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor, roles, type Actor } from '#libs/auth';
import { answerHeaders, answers, departmentBody, departmentIdSchema } from '#libs/contracts';
import { DepartmentVersions, type Department } from '#libs/directory';
import { encodeCursor } from '#libs/pay';
import { Describe, Problem, readQuery, validate } from '#libs/platform';
import { departmentsQuery, noParameters } from './parameters.js';

/** Token of the topic's partition count. */
export const TOPIC_PARTITIONS = Symbol('wageledger:topic-partitions');

type DepartmentPage = { readonly items: readonly Department[]; readonly next?: string };

/** The department directory. Read from Postgres, so that whoever has just created a department finds it. */
@Controller('v1/departments')
export class DepartmentsController {
  constructor(
    @Inject(DepartmentVersions) private readonly departments: DepartmentVersions,
    @Inject(TOPIC_PARTITIONS) private readonly topicPartitions: number,
  ) {}

  /** Creates a department (201), changes it or finds it as asked (200). */
  @Post()
  @Allow('ops')
  @Describe({
    id: 'putDepartment',
    summary: 'Creates a department, changes it, or finds it as asked',
    body: {
      content: { 'application/json': departmentBody },
      examples: { department: { id: 'engineering', name: 'Engineering', partitions: 1 } },
    },
    answers: {
      201: { is: 'It is new.', schema: answers.departmentVersion, headers: [answerHeaders.location] },
      200: { is: 'It was changed, or was so already.', schema: answers.departmentVersion },
    },
  })
  async createOrUpdate(
    @Body() body: unknown,
    @Query() query: unknown,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Department> {
    readQuery(noParameters, query);
    const request = { ...validate(departmentBody, body), actor: actor.subject };
    const outcome = await this.departments.createOrUpdate(request, this.topicPartitions);
    if (outcome.refused !== undefined) {
      const errors = [{ pointer: '/partitions', detail: outcome.refused }];
      throw new Problem('BODY_INVALID', { detail: 'The request has one fault; see errors.', errors });
    }
    void reply.status(outcome.created ? 201 : 200);
    if (outcome.created) void reply.header('location', `/v1/departments/${outcome.department.id}`);
    return outcome.department;
  }

  /** All departments, in order of id, page by page. */
  @Get()
  @Allow(...roles)
  @Describe({
    id: 'listDepartments',
    summary: 'Departments in order of id',
    query: departmentsQuery,
    answers: { 200: { is: 'A page.', schema: answers.departments } },
  })
  async list(@Query() query: unknown): Promise<DepartmentPage> {
    const { cursor, limit } = readQuery(departmentsQuery, query);
    const found = await this.departments.page(cursor, limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return found.length > limit && last !== undefined ? { items, next: encodeCursor(last.id) } : { items };
  }

  /** One department. */
  @Get(':department')
  @Allow(...roles)
  @Describe({
    id: 'readDepartment',
    summary: 'One department',
    path: { department: departmentIdSchema },
    answers: { 200: { is: 'The latest version.', schema: answers.departmentVersion } },
    codes: ['DEPARTMENT_UNKNOWN'],
  })
  async one(@Param('department') id: unknown, @Query() query: unknown): Promise<Department> {
    readQuery(noParameters, query);
    const department = await this.departments.latest(validate(departmentIdSchema, id, 'ID_INVALID'));
    if (department === undefined) throw departmentUnknown(String(id));
    return department;
  }
}

/** The refusal for a department that the directory does not know. */
export function departmentUnknown(id: string): Problem {
  return new Problem('DEPARTMENT_UNKNOWN', {
    detail: `There is no department ${id}; the role ops can create it.`,
  });
}
