package whatsapp

import (
	"context"
	"net/http"
	"net/url"
)

type blockBody struct {
	Product string      `json:"messaging_product"`
	Users   []blockUser `json:"block_users"`
}

type blockUser struct {
	User string `json:"user"`
}

// Block keeps a user, by phone number or user id, from writing to the number. Only who wrote in the last 24 hours can be
// blocked (Meta, Cloud API, "Block users"). The error is always a *SendError.
func (c *Client) Block(ctx context.Context, user string) error {
	return c.block(ctx, http.MethodPost, user)
}

// Unblock takes Block back. The error is always a *SendError.
func (c *Client) Unblock(ctx context.Context, user string) error {
	return c.block(ctx, http.MethodDelete, user)
}

func (c *Client) block(ctx context.Context, method, user string) error {
	if digits := PhoneDigits(user); digits != "" {
		user = "+" + digits
	} else if !IsUserID(user) {
		return notSent(ProblemBadRequest, Never, ErrNoRecipient)
	}
	a, failed := c.change(ctx, method, c.onNumber("/block_users"), nil, blockBody{"whatsapp", []blockUser{{user}}})
	if failed != nil {
		return failed
	}
	// A user who could not be blocked stands in a list of failures, with or without an error beside it.
	o := a.json.object().get("block_users").object()
	if len(o.get("failed_users").elements()) > 0 {
		return c.unreadable(a, ErrNotBlocked)
	}
	return nil
}

// Blocked lists who is blocked, as phone digits or user ids. The error is always a *SendError.
func (c *Client) Blocked(ctx context.Context) ([]string, error) {
	var all []string
	failed := c.pages(ctx, c.onNumber("/block_users"), url.Values{}, func(o object) {
		if user := firstOf(o.get("wa_id").id(), o.get("user_id").id()); user != "" {
			all = append(all, user)
		}
	})
	if failed != nil {
		return nil, failed
	}
	return all, nil
}

// ForgetContact removes a user, by user id, from the contact book that Meta keeps for the business: part of erasing a guest
// (Meta, "Business-scoped user IDs"). It reports whether there was an entry. The error is always a *SendError.
func (c *Client) ForgetContact(ctx context.Context, userID string) (deleted bool, err error) {
	if failed := c.offered(); failed != nil {
		return false, failed
	}
	if !IsUserID(userID) {
		return false, notSent(ProblemBadRequest, Never, ErrNoRecipient)
	}
	a, failed := c.change(ctx, http.MethodDelete, c.onNumber("/contact_book"), url.Values{"messaging_product": {"whatsapp"}, "bsuid": {userID}}, nil)
	if failed != nil {
		return false, failed
	}
	return a.json.object().get("deleted").truth(), c.confirmed(a)
}
