package main

import (
	"context"
	"database/sql"
	"sync"
)

// A member is a member of a system.
type member struct {
	ID       string `json:"id"`
	System   string `json:"system"`
	Name     string `json:"name"`
	Birthday string `json:"birthday,omitempty"` // YYYY-MM-DD
}

// A database is what the server needs of one. It knows nothing of the API: that
// a row is missing means something else on another route.
type database interface {
	find(ctx context.Context, id string) (member, error) // sql.ErrNoRows if there is none
	save(ctx context.Context, m member) error
}

// A memory is a database in memory.
type memory struct {
	mu      sync.Mutex
	members map[string]member
}

// newMemory returns a database that holds one member.
func newMemory() *memory {
	return &memory{members: map[string]member{"fghij": {ID: "fghij", System: "exmpl", Name: "Ash"}}}
}

func (db *memory) find(_ context.Context, id string) (member, error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	m, ok := db.members[id]
	if !ok {
		return m, sql.ErrNoRows
	}
	return m, nil
}

func (db *memory) save(_ context.Context, m member) error {
	db.mu.Lock()
	defer db.mu.Unlock()
	db.members[m.ID] = m
	return nil
}
