import createQueries, { type OpenapiQueryClient } from "openapi-react-query";
import { createClient, type paths } from "./generated/index.ts";

// #region query
export const queries: OpenapiQueryClient<paths> = createQueries(
  createClient({ baseUrl: "https://api.tickets.example" }),
);

/** What a component says about an order: `const text = useOrder("ord_4f7a01bc")`. */
export function useOrder(orderId: string): string {
  const { data, error } = queries.useQuery("get", "/orders/{order_id}", { params: { path: { order_id: orderId } } });
  if (error) return error.error.code === "resource_missing" ? "There is no such order." : error.error.message;
  return data?.event ?? "…";
}
// #endregion
