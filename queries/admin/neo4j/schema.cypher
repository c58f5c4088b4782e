// Run before every load; each statement ends with a semicolon.
CREATE CONSTRAINT jusou_node IF NOT EXISTS FOR (n:Jusou) REQUIRE (n.revision, n.id) IS UNIQUE;
CREATE INDEX jusou_municipality IF NOT EXISTS FOR (n:Municipality) ON (n.revision, n.code);
CREATE INDEX jusou_agency IF NOT EXISTS FOR (n:Agency) ON (n.revision, n.name);
CREATE INDEX jusou_resource IF NOT EXISTS FOR (n:Resource) ON (n.revision, n.name);
CREATE INDEX jusou_town IF NOT EXISTS FOR (n:Town) ON (n.revision, n.name);
CREATE CONSTRAINT jusou_current IF NOT EXISTS FOR (n:JusouCurrent) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT jusou_load IF NOT EXISTS FOR (n:JusouLoad) REQUIRE n.name IS UNIQUE;
