META
key;value
rule;greedy
comment;"two
lines"
num_projects;4

num_votes;2
budget;20,5
vote_type;approval
PROJECTS
project_id;cost;name;selected
z;0;"gratuit; ""sans vote""";0
y;0;شجرة 🌳;1
p;10.25;Café, coin;1
q;10.25;;0
VOTES
voter_id;vote;remark
7;"p,y";x
8; p ;
