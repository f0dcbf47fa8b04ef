package date

import (
	"testing"
	"time"
)

// An hour that the clocks skip, or show twice, is taken at its latest.
func TestLatest(t *testing.T) {
	for _, test := range []struct{ zone, wall, want string }{
		{"America/New_York", "2022-03-13T01:59", "2022-03-13T06:59Z"},
		{"America/New_York", "2022-03-13T02:00", "2022-03-13T07:00Z"}, // jumped over
		{"America/New_York", "2022-03-13T02:30", "2022-03-13T07:30Z"}, // jumped over: 03:30, not 01:30
		{"America/New_York", "2022-03-13T03:00", "2022-03-13T07:00Z"},
		{"America/New_York", "2022-11-06T00:59", "2022-11-06T04:59Z"},
		{"America/New_York", "2022-11-06T01:00", "2022-11-06T06:00Z"}, // comes twice
		{"America/New_York", "2022-11-06T01:30", "2022-11-06T06:30Z"},
		{"America/New_York", "2022-11-06T02:00", "2022-11-06T07:00Z"},
		{"Europe/Berlin", "2022-03-27T02:30", "2022-03-27T01:30Z"},
		{"Europe/Berlin", "2022-10-30T02:30", "2022-10-30T01:30Z"},
		{"Europe/Berlin", "2022-10-30T03:00", "2022-10-30T02:00Z"},
		{"Australia/Lord_Howe", "2022-10-02T02:15", "2022-10-01T15:45Z"}, // half an hour is jumped over
		{"Australia/Lord_Howe", "2022-04-03T01:45", "2022-04-02T15:15Z"}, // and comes twice
		{"Australia/Lord_Howe", "2022-04-03T01:15", "2022-04-02T14:15Z"},
		{"Pacific/Apia", "2011-12-29T23:59", "2011-12-30T09:59Z"},
		{"Pacific/Apia", "2011-12-30T00:00", "2011-12-30T10:00Z"}, // a day that never was
		{"Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00Z"},
		{"Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00Z"},
		{"Pacific/Kwajalein", "1993-08-21T12:00", "1993-08-22T00:00Z"}, // another
		{"America/Sao_Paulo", "2017-10-15T00:00", "2017-10-15T03:00Z"}, // midnight is jumped over
		{"America/Sao_Paulo", "2018-02-17T23:30", "2018-02-18T02:30Z"},
		{"Asia/Beirut", "2022-03-27T00:00", "2022-03-26T22:00Z"},
		{"Atlantic/Azores", "2022-10-30T00:00", "2022-10-30T01:00Z"}, // midnight comes twice
		{"Africa/Casablanca", "2022-03-27T02:30", "2022-03-27T02:30Z"},
		{"Asia/Kathmandu", "2022-02-01T09:00", "2022-02-01T03:15Z"},
		{"Pacific/Kiritimati", "2022-02-01T09:00", "2022-01-31T19:00Z"},
		{"Etc/GMT+12", "2022-02-01T09:00", "2022-02-01T21:00Z"},
		{"UTC", "2022-02-01T09:00", "2022-02-01T09:00Z"},
	} {
		loc, err := time.LoadLocation(test.zone)
		if err != nil {
			t.Fatal(err)
		}
		wall, err := time.Parse("2006-01-02T15:04", test.wall)
		if err != nil {
			t.Fatal(err)
		}
		if got := Latest(wall, loc).UTC().Format("2006-01-02T15:04Z"); got != test.want {
			t.Errorf("%s in %s: %s, want %s", test.wall, test.zone, got, test.want)
		}
	}
	if got := Latest(time.Date(2022, 2, 1, 9, 0, 0, 0, time.Local), nil); got.Format(time.RFC3339) != "2022-02-01T09:00:00Z" {
		t.Errorf("without a zone: %s", got)
	}
}

// What time.Date finds is never later, and is found if clocks show it once.
func TestLatestIsNeverEarlier(t *testing.T) {
	years := 20
	if testing.Short() {
		years = 4
	}
	for _, zone := range []string{"America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Tehran", "America/Caracas"} {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		for at := time.Date(2005, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2005+years; at = at.Add(25 * time.Minute) {
			wall := at.In(loc)
			latest := Latest(wall, loc)
			if latest.Before(at) || latest.Format(time.DateTime) != wall.Format(time.DateTime) {
				t.Fatalf("%s: the clocks show it at %s, but Latest is %s", zone, at, latest)
			}
			if goes := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), 0, 0, loc); latest.Before(goes) {
				t.Fatalf("%s: Latest is %s, time.Date %s", wall, latest, goes)
			}
		}
	}
}
