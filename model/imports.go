package model

// An ImportFile is where snapshots come from: one file of one import.
type ImportFile struct {
	At        Instant // when it was read
	File      string  // its name, never its path
	Format    string  // the --format word
	Source    string  // the format word that decides its rank when merging
	TakenFrom TakenFrom
	Zone      string // IANA name for accounts met for the first time
	OwnTimes  bool   // its records name their own times, so two of one instant are two statements
}

// ImportCounts say what became of the records of one file.
type ImportCounts struct {
	VideosNew, VideosKnown                                       int
	SnapshotsNew, SnapshotsKnown, SnapshotsCorrected, Duplicates int
	Notices                                                      []string
}
