package store

import (
	"database/sql"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"saveboard/model/filter"
)

// statements are all SQL constants of the package, by the name of the constant.
func statements() map[string]string {
	return map[string]string{
		"accountNow": accountNow, "aliasNow": aliasNow, "categoryNow": categoryNow, "labelsNow": labelsNow, "ruleNow": ruleNow, "videoNow": videoNow,
		"deleteAllEdits": deleteAllEdits, "deleteOldEdits": deleteOldEdits, "deleteUndone": deleteUndone, "firstUndone": firstUndone,
		"insertEdit": insertEdit, "lastDone": lastDone, "setRedone": setRedone, "setUndone": setUndone,
		"chooseCategory": chooseCategory, "moveCategory": moveCategory, "moveCategoryRules": moveCategoryRules, "renameCategoryRow": renameCategoryRow,
		"restoreCategoryOf": restoreCategoryOf, "setNote": setNote, "selectLabels": selectLabels, "putRule": putRule,
		"deleteUnusedCategories": deleteUnusedCategories, "deleteUnusedLabels": deleteUnusedLabels,
		"countFilters": countFilters, "removeFilter": removeFilter, "saveFilter": saveFilter, "selectFilters": selectFilters,
		"deleteAlias": deleteAlias, "deleteEmptyAccount": deleteEmptyAccount, "moveAliases": moveAliases, "renumberAccount": renumberAccount,
		"restoreAccountRow": restoreAccountRow, "setZone": setZone, "deleteHistory": deleteHistory, "deleteImport": deleteImport, "latestOfVideo": latestOfVideo,
		"blankImports": blankImports, "deleteAliasesOfAccount": deleteAliasesOfAccount, "deleteHistoryOfAccount": deleteHistoryOfAccount,
		"deleteLabelsOfAccount": deleteLabelsOfAccount, "deleteLatestOfAccount": deleteLatestOfAccount,
		"deleteOtherImports": deleteOtherImports, "deleteVideosOfAccount": deleteVideosOfAccount,
		"accountByHandle": accountByHandle, "allColumns": allColumns, "countRows": countRows, "countedOfAccount": countedOfAccount,
		"deleteAccount": deleteAccount, "deleteLabels": deleteLabels, "deleteMapping": deleteMapping, "deleteRule": deleteRule, "deleteTotal": deleteTotal,
		"firstBlock": firstBlock, "historyOfBlock": historyOfBlock, "historyOfRange": historyOfRange,
		"insertAccount": insertAccount, "insertAlias": insertAlias, "insertCategory": insertCategory,
		"insertHistory": insertOf(insertHistory, updateHistory, 3, 2), "insertImport": insertImport, "insertLabel": insertLabel,
		"insertMapping": insertMapping, "selectMapping": selectMapping,
		"insertLatest": insertOf(insertLatest, updateLatest, 9, 2), "insertRule": insertRule,
		"insertTotals": insertOf(insertTotals, updateTotals, 18, 2), "insertVideo": insertOf(insertVideo, updateVideo, 13, 2),
		"labelVideo": labelVideo, "lastVideoOfAccount": lastVideoOfAccount, "moveHistory": moveHistory, "moveVideo": moveVideo,
		"nextBlock": nextBlock, "orphans": orphans, "postedBefore": postedBefore, "postingsOfAccount": postingsOfAccount, "readHeader": readHeader,
		"renameAccount": renameAccount, "selectAccounts": selectAccounts, "selectAliases": selectAliases,
		"selectCategories": selectCategories, "selectImportSources": selectImportSources, "selectImports": selectImports,
		"selectLabelsOfVideo": selectLabelsOfVideo, "selectLatest": selectLatest, "selectRules": selectRules, "selectTotals": selectTotals,
		"setCategory": setCategory, "snapshotsOfBlock": snapshotsOfBlock, "takeBack": takeBack, "updateAccount": updateAccount,
		"videoForImport": videoForImport, "videosAfter": videosAfter, "videosMatching": videosMatching + conditionOf(everyQuestion()).sql + inOrder, "videosByID": videosByID, "videosByTikTokID": videosByTikTokID,
		"videosOfAccount": videosOfAccount, "videosUploaded": videosUploaded, "videosWithoutCategory": videosWithoutCategory, "videosUnderRules": videosUnderRules,
	}
}

// everyQuestion is a filter that asks for every field that stands in a column.
func everyQuestion() filter.Filter {
	f, err := filter.Parse("bread -#cake (title:rye OR hashtag:rye OR category:rye) label:rye account:mira own:yes kind:photo length<30s saves>1")
	if err != nil {
		panic(err)
	}
	return f
}

// scanning are those that read a whole large table, and why they may.
func scanning() map[string]string {
	return map[string]string{
		"orphans":                "the doctor looks at everything",
		"deleteUnusedCategories": "an edit looks for what nothing has any more",
		"deleteUnusedLabels":     "an edit looks for what nothing has any more",
		"moveCategory":           "joining two categories is rare, and an index would cost every import",
	}
}

// sorting are those that put a few rows in order, which no index could.
func sorting() []string {
	return []string{"accountByHandle", "allColumns", "videoForImport", "videosByTikTokID"}
}

func TestQueryPlans(t *testing.T) {
	t.Parallel()
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "save.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	scan := regexp.MustCompile(`^SCAN (video|v|latest|l|history|h|daily_total|video_label)\b`)
	for name, statement := range statements() {
		var scans []string
		args := make([]any, strings.Count(statement, "?"))
		for _, parameter := range slices.Compact(slices.Sorted(slices.Values(regexp.MustCompile(`:[a-z_]+[0-9]*`).FindAllString(statement, -1)))) {
			args = append(args, sql.Named(parameter[1:], nil))
		}
		err := each(t.Context(), s.read, "EXPLAIN QUERY PLAN "+statement, args, func(rows *sql.Rows) error {
			var id, parent, unused int
			var detail string
			err := rows.Scan(&id, &parent, &unused, &detail)
			if scan.MatchString(detail) || detail == "USE TEMP B-TREE FOR ORDER BY" && !slices.Contains(sorting(), name) {
				scans = append(scans, detail)
			}
			return err
		})
		switch _, may := scanning()[name]; {
		case err != nil:
			t.Errorf("%s: %v", name, err)
		case len(scans) > 0 && !may:
			t.Errorf("%s reads a whole table or sorts it: %s", name, strings.Join(scans, "; "))
		case len(scans) == 0 && may:
			t.Errorf("%s reads no whole table any more", name)
		}
	}
}

// A statement that is not listed would not be looked at.
func TestEveryStatementIsListed(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	verb := regexp.MustCompile("^[`\"]\\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\\b")
	listed := statements()
	parts := []string{"videoColumns", "tablesAndColumns"} // a beginning of statements that are listed whole; what reads the schema alone
	found := make(map[string]bool)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, source, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			spec, isSpec := n.(*ast.ValueSpec)
			if !isSpec {
				return true
			}
			for i, value := range spec.Values {
				if sum, isSum := value.(*ast.BinaryExpr); isSum {
					if first, isName := sum.X.(*ast.Ident); isName && slices.Contains(parts, first.Name) {
						found[spec.Names[i].Name] = true
					}
				}
				if text, isText := value.(*ast.BasicLit); isText && verb.MatchString(text.Value) {
					found[spec.Names[i].Name] = true
				}
			}
			return false
		})
	}
	for _, name := range parts {
		delete(found, name)
	}
	if missing, gone := difference(found, listed), difference(listed, found); len(missing)+len(gone) > 0 {
		t.Errorf("statements that are not listed: %v; listed and not there: %v", missing, gone)
	}
}

func difference[A, B any](a map[string]A, b map[string]B) (names []string) {
	for name := range maps.Keys(a) {
		if _, ok := b[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
