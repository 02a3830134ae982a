package vn.khuyenhoc.kernel.events;

/**
 * An event that is to be brought to its listener again.
 *
 * @param id of its publication
 * @param listener as Modulith names it
 * @param payload as JSON
 */
record Delivery(String id, String listener, String type, String payload) {}
