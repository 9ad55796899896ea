using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kpi.Data.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    internal partial class TargetRanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "High",
                table: "TargetPlanRow",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "High",
                table: "Target",
                type: "REAL",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "High",
                table: "TargetPlanRow");

            migrationBuilder.DropColumn(
                name: "High",
                table: "Target");
        }
    }
}
