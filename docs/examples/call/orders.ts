import { createClient, type ErrorCode, isApiError, unwrap } from "./generated/index.ts";

const baseUrl = "https://api.tickets.example";

// #region narrow
/** Buys tickets, and says in a sentence how it went. */
export async function buyTickets(event: string, seats: number): Promise<string> {
  const api = createClient({ baseUrl, token: process.env["TICKETS_TOKEN"] ?? "" });
  const order = await api.POST("/orders", { body: { event, seats } });

  if (order.ok) return `Your order is ${order.data.id}.`;
  if (!order.documented) return `Something in between answered with ${order.status}.`;
  if (order.code === "card_declined") return "Your card was declined. Try another one.";
  return order.message;
}
// #endregion

// #region throw
/** Finds an order; there may be none. */
export async function findOrder(orderId: string): Promise<{ readonly event: string } | undefined> {
  const api = createClient({ baseUrl });
  try {
    return await unwrap(api.GET("/orders/{order_id}", { params: { path: { order_id: orderId } } }));
  } catch (error) {
    if (isApiError(error, "resource_missing")) return undefined;
    throw error;
  }
}
// #endregion

// #region exhaustive
const advice: Record<ErrorCode, string> = {
  api_key_invalid: "Log in again.",
  card_declined: "Try another card.",
  parameter_invalid: "Check what you entered.",
  resource_missing: "It may have been canceled.",
  server_error: "Try again in a minute.",
};

/** What a person can do about an error. A new code in the document is a compile error here. */
export function adviceFor(code: ErrorCode): string {
  return advice[code];
}
// #endregion
