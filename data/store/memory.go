package store

import (
	"bytes"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

	sqlite "modernc.org/sqlite"
)

// OpenBytes opens a database held in memory, such as one embedded in the program, for reading.
func OpenBytes(ctx context.Context, file []byte) (*Store, error) {
	connector, err := sqlite.NewConnector(":memory:")
	if err != nil {
		return nil, fmt.Errorf("open database in memory: %w", err)
	}
	file = withoutWAL(file)
	s := &Store{read: sql.OpenDB(inMemory{connector, file}), watch: sql.OpenDB(inMemory{connector, file})}
	s.read.SetMaxOpenConns(readers)
	s.read.SetMaxIdleConns(readers)
	s.watch.SetMaxOpenConns(1)
	h, err := s.header(ctx)
	if err == nil && h.state == outdated {
		err = ErrOlder
	}
	if err == nil {
		err = h.problem()
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open database in memory: %w", err), s.Close())
	}
	return s, nil
}

// withoutWAL is the file with its header saying that there is no WAL: beside memory there can be none.
func withoutWAL(file []byte) []byte {
	const writeVersion, readVersion, headerSize = 18, 19, 100
	if len(file) < headerSize {
		return file
	}
	file = bytes.Clone(file)
	file[writeVersion], file[readVersion] = 1, 1
	return file
}

// inMemory connects to a copy of the file for each connection: a copy costs less than a file system
// of one's own between SQLite and the bytes, and connections need not wait for each other.
type inMemory struct {
	driver.Connector
	file []byte
}

func (m inMemory) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := m.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	if err := conn.(interface{ Deserialize([]byte) error }).Deserialize(m.file); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return conn, nil
}
