/**
 * A document whose missing responses can be added: its errors share one body. It has a comment, unusual quotes and
 * unusual spaces.
 */
export const mendable = `openapi: 3.1.0
info: {title: Tea shop,   version: '1'}   # keep me
paths:
  /teas:
    post:
      operationId: createTea
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses:
        '201': { description: Created. }
        '404': { $ref: '#/components/responses/NotFound' }
        5xx:   { $ref: '#/components/responses/ServerError' }
  /teas/{id}:
    get:
      operationId: getTea
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: A tea. }
        5XX: { $ref: '#/components/responses/ServerError' }
components:
  schemas:
    Error:
      type: object
      required: [status, message]
      properties:
        status: { type: integer }
        message: { type: string }
  responses:
    NotFound:
      description: Not found
      content:
        application/json:
          schema: { $ref: '#/components/schemas/Error' }
          example: { status: 404, message: 'There is no such tea.' }
    ServerError:
      description: Something went wrong on our side.
      content:
        application/json:
          schema: { $ref: '#/components/schemas/Error' }
          example: { status: 500, message: 'Something went wrong.' }
`;
