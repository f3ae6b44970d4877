package graphfake

// Order is what a guest has put together from a catalogue: how many of each thing, by its id.
func Order(text string, quantities map[string]int) Content {
	var items list
	for id, n := range quantities {
		items = append(items, fields{{"product_retailer_id", id}, {"quantity", n}, {"item_price", 5}, {"currency", "EUR"}})
	}
	return Content{"order", fields{{"catalog_id", "800000000000001"}}.add("text", text).add("product_items", items)}
}
