// The yardstick of intake: a bare Nest + Fastify handler that checks the same body and answers at once. No token, no key,
// no department, no log. Started by fork with a port; says `listening` to its parent. It stays as it was first written.
import 'reflect-metadata';
import { Body, Controller, HttpCode, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { requestBodies } from '#libs/contracts';

@Controller('v1/departments/:department/employees/:employee')
class BareController {
  @Post('salary')
  @HttpCode(202)
  setSalary(@Body() body: unknown): object {
    const { effectiveDate } = requestBodies['salary.set'].parse(body);
    return {
      updateId: '01999999-0000-8000-8000-000000000000',
      topic: 'none',
      partition: 0,
      offset: effectiveDate,
    };
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

const app = await NestFactory.create<NestFastifyApplication>(BareModule, new FastifyAdapter(), {
  logger: false,
});
await app.listen(Number(process.argv[2]), '127.0.0.1');
process.send?.('listening');
process.once('disconnect', () => process.exit(0));
