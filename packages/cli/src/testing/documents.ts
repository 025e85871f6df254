/** A document that has faults and needs no other file. */
export const faulty = `openapi: 3.1.0
info: { title: Tea shop, version: "1" }
paths:
  /teas:
    get:
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses:
        "200": { description: Teas. }
        "400": { $ref: "#/components/responses/BadRequest" }
        "404": { $ref: "#/components/responses/BadRequest" }
  /teas/{id}:
    get:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200": { description: A tea. }
        "400": { $ref: "#/components/responses/BadRequest" }
components:
  responses:
    BadRequest:
      description: The request is wrong.
      content:
        application/json:
          schema:
            type: object
            required: [code, status, message]
            properties:
              code: { const: bad_request }
              status: { const: 400 }
              message: { type: string }
          example: { code: bad_request, status: 400, message: "limit: must be a number" }
`;
